import { createSpending, firstMonth, type Spending } from '@/utils/core/spending';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { eachAnswer } from '@/utils/store/chat-answers';

/**
 * What all kept answers cost, by day, month, chat and model; those of Excerpts, which cost nothing, are left out.
 * @throws AbortError
 */
export async function spendingAt(now: number, signal: AbortSignal): Promise<Spending> {
  const spending = createSpending(now);
  await eachAnswer(
    firstMonth(now),
    (chat, answer) => {
      if (answer.endpointId !== EXCERPTS_ENDPOINT.id) spending.add(chat, answer);
    },
    signal,
  );
  return spending.sums();
}
