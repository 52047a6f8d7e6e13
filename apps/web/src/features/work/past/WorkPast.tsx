import type { RecordPastProps } from '../../../ui/record-page/past/RecordPast.tsx';
import { RecordPast } from '../../../ui/record-page/past/RecordPast.tsx';
import { Upcoming } from '../activities/upcoming/Upcoming.tsx';
import { Composer } from '../composer/Composer.tsx';
import { NoteMenu } from '../notes/NoteMenu.tsx';

/** The middle of a record page with what people do there: writing above the timeline, and their notes in it. */
export function WorkPast<One extends readonly unknown[], Other extends readonly unknown[]>(
  props: Omit<RecordPastProps<One, Other>, 'above' | 'menuOf'>,
) {
  return (
    <RecordPast
      {...props}
      above={
        <>
          <Composer of={props.of} />
          <Upcoming of={props.of} />
        </>
      }
      menuOf={({ note_id, is_removed }) =>
        note_id === null || is_removed ? null : <NoteMenu id={note_id} />
      }
    />
  );
}
