import { Skeleton } from '@mantine/core';
import classes from './thread.module.css';

/** The shape of a thread while it comes. */
export function ThreadSkeleton() {
  return (
    <div className={classes.skeleton} aria-busy="true">
      <Skeleton h={36} w="45%" />
      <Skeleton h={52} w="55%" radius="lg" />
      <Skeleton h={36} w="40%" radius="lg" ml="auto" />
      <Skeleton h={72} w="60%" radius="lg" />
      <Skeleton h={44} w="50%" radius="lg" ml="auto" />
    </div>
  );
}
