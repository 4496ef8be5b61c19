import type { Row } from './write';

export const ollama: Row[] = [
  [
    'Ollama, with thoughts of a model and a call',
    'stream',
    [
      { model: 'm', message: { role: 'assistant', content: '', thinking: 'Hm' }, done: false },
      { model: 'm', message: { role: 'assistant', content: 'Yes' }, done: false },
      {
        model: 'm',
        message: { role: 'assistant', content: '', tool_calls: [{ id: 'a', function: { index: 0, name: 'look', arguments: { x: 1 } } }] },
        done: false,
      },
      { model: 'm', message: { role: 'assistant', content: '' }, done: true, done_reason: 'stop', prompt_eval_count: 9, eval_count: 5 },
    ]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  ],
  [
    'Ollama, not streaming',
    'whole',
    JSON.stringify({
      model: 'm',
      message: { role: 'assistant', content: 'Yes', thinking: 'Hm' },
      done: true,
      done_reason: 'length',
      prompt_eval_count: 9,
      eval_count: 5,
    }),
  ],
];
