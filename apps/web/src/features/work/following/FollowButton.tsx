import type { Following } from '@atrium/contract/work/on-records/following.ts';
import { following } from '@atrium/contract/work/on-records/following.ts';
import type { SubjectType } from '@atrium/contract/work/on-records/subjects.ts';
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconBellCheck, IconBellPlus } from '@tabler/icons-react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import type { Ref } from '../../../ui/records.ts';

function followingQuery(of: Ref) {
  const query = { subject_type: of.type as SubjectType, subject_id: String(of.id) };
  return queryOptions({
    queryKey: ['following', query],
    queryFn: ({ signal }) => call(following.get, { query, signal }),
  });
}

function namesOf({ followers }: Following): string {
  if (followers.length === 0) return t('work.following.nobody');
  const names = new Intl.ListFormat().format(followers.map(({ name }) => name));
  return t('work.following.followers', { names });
}

/** Turns on and off that a person hears of what happens with a record. */
export function FollowButton({ of }: { of: Ref }) {
  const cache = useQueryClient();
  const { queryKey } = followingQuery(of);
  const { data } = useQuery(followingQuery(of));
  const isFollowing = data?.is_following === true;

  async function turn(): Promise<void> {
    cache.setQueryData(queryKey, (now) => now && { ...now, is_following: !isFollowing });
    const subject = { subject_type: of.type as SubjectType, subject_id: String(of.id) };
    try {
      const body = { ...subject, is_following: !isFollowing };
      cache.setQueryData(queryKey, await call(following.set, { body }));
    } catch (problem) {
      notify.problem(problem);
      void cache.invalidateQueries({ queryKey });
    }
  }

  const Icon = isFollowing ? IconBellCheck : IconBellPlus;
  return (
    <Tooltip
      multiline
      maw={280}
      label={
        <>
          <Text fz="sm">{t(isFollowing ? 'work.following.unfollow' : 'work.following.hint')}</Text>
          {data && <Text fz="xs">{namesOf(data)}</Text>}
        </>
      }
    >
      <ActionIcon
        variant={isFollowing ? 'light' : 'default'}
        size={34}
        aria-label={t('work.following.follow')}
        aria-pressed={isFollowing}
        disabled={!data}
        onClick={() => void turn()}
      >
        <Icon size={17} />
      </ActionIcon>
    </Tooltip>
  );
}
