import { newLocalThread } from '../../connection/outbox.ts';
import type { WithDesk } from '../desk.ts';
import { Header } from '../Header.tsx';
import { ThreadRow } from '../Home.tsx';

/** Every conversation, and a way to begin another. */
export function ThreadList({ desk }: WithDesk) {
  const { t, state, go } = desk;
  const begin = () => go({ screen: 'thread', thread: newLocalThread(), fresh: true });
  return (
    <>
      <Header desk={desk} title={t('all_conversations')} back={() => go({ screen: 'home' })} />
      <div class="scroll home">
        {state.threads.length === 0 && <p class="soft">{t('no_conversations')}</p>}
        <ul class="threads">
          {state.threads.map((thread) => (
            <ThreadRow desk={desk} key={thread.id} thread={thread} />
          ))}
        </ul>
        <button type="button" class="primary" onClick={begin}>
          {t('new_conversation')}
        </button>
      </div>
    </>
  );
}
