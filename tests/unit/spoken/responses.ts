import { named, type Row } from './write';

const item = (output_index: number, value: object) => [
  { type: 'response.output_item.added', output_index, item: value, sequence_number: 1 },
  { type: 'response.output_item.done', output_index, item: value, sequence_number: 2 },
];
const completed = (output: object[], rest: object = {}) => ({
  type: 'response.completed',
  sequence_number: 9,
  response: {
    id: 'r',
    object: 'response',
    created_at: 1,
    model: 'm',
    status: 'completed',
    output,
    usage: {
      input_tokens: 9,
      output_tokens: 8,
      total_tokens: 17,
      input_tokens_details: { cached_tokens: 4 },
      output_tokens_details: { reasoning_tokens: 3 },
    },
    ...rest,
  },
});
const said = (id: string, text: string) => ({
  id,
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [] }],
});

export const responses: Row[] = [
  [
    'OpenAI, with summaries, reasoning in a box and a call',
    'stream',
    named(
      { type: 'response.created', ...{ response: completed([]).response } },
      { type: 'response.output_item.added', ...{ output_index: 0, item: { id: 'rs', type: 'reasoning', summary: [] } } },
      {
        type: 'response.reasoning_summary_part.added',
        ...{ item_id: 'rs', output_index: 0, summary_index: 0, part: { type: 'summary_text', text: '' } },
      },
      { type: 'response.reasoning_summary_text.delta', ...{ item_id: 'rs', output_index: 0, summary_index: 0, delta: 'One' } },
      {
        type: 'response.reasoning_summary_part.done',
        ...{ item_id: 'rs', output_index: 0, summary_index: 0, part: { type: 'summary_text', text: 'One' } },
      },
      {
        type: 'response.reasoning_summary_part.added',
        ...{ item_id: 'rs', output_index: 0, summary_index: 1, part: { type: 'summary_text', text: '' } },
      },
      { type: 'response.reasoning_summary_text.delta', ...{ item_id: 'rs', output_index: 0, summary_index: 1, delta: 'Two' } },
      {
        type: 'response.output_item.done',
        ...{
          output_index: 0,
          item: {
            id: 'rs',
            type: 'reasoning',
            encrypted_content: 'Ym94',
            summary: [
              { type: 'summary_text', text: 'One' },
              { type: 'summary_text', text: 'Two' },
            ],
          },
        },
      },
      ...item(1, { id: 'ws', type: 'web_search_call', status: 'completed', action: { type: 'search', query: 'a' } }),
      { type: 'response.output_item.added', ...{ output_index: 2, item: { ...said('m', ''), content: [] } } },
      { type: 'response.output_text.delta', ...{ item_id: 'm', output_index: 2, content_index: 0, delta: 'Yes', obfuscation: 'xyz' } },
      {
        type: 'response.output_text.annotation.added',
        ...{ item_id: 'm', output_index: 2, annotation: { type: 'url_citation', url: 'https://a' } },
      },
      { type: 'response.output_item.done', ...{ output_index: 2, item: said('m', 'Yes') } },
      ...item(3, { id: 'fc', type: 'function_call', call_id: 'call', name: 'look', arguments: '{"x":1}', status: 'completed' }),
      completed([
        {
          id: 'rs',
          type: 'reasoning',
          summary: [
            { type: 'summary_text', text: 'One' },
            { type: 'summary_text', text: 'Two' },
          ],
        },
        said('m', 'Yes'),
        { id: 'fc', type: 'function_call', call_id: 'call', name: 'look', arguments: '{"x":1}', status: 'completed' },
      ]),
    ),
  ],
  [
    'a server that tells a response only at its end',
    'stream',
    named(completed([{ id: 'rs', type: 'reasoning', summary: [], content: [{ type: 'reasoning_text', text: 'Hm' }] }, said('m', 'Yes')])),
  ],
  [
    'a refusal in Responses',
    'stream',
    named(
      { type: 'response.output_item.added', ...{ output_index: 0, item: { ...said('m', ''), content: [] } } },
      { type: 'response.refusal.delta', ...{ item_id: 'm', output_index: 0, content_index: 0, delta: 'I can’t.' } },
      { type: 'response.refusal.done', ...{ item_id: 'm', output_index: 0, content_index: 0, refusal: 'I can’t.' } },
      completed([{ ...said('m', ''), content: [{ type: 'refusal', refusal: 'I can’t.' }] }]),
    ),
  ],
  [
    'a response cut at its limit',
    'stream',
    named(
      { type: 'response.output_text.delta', ...{ item_id: 'm', output_index: 0, content_index: 0, delta: 'Ye' } },
      {
        ...completed([said('m', 'Ye')], { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }),
        type: 'response.incomplete',
      },
    ),
  ],
];
