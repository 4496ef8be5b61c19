import { type Row, sse } from './write';

const candidate = (parts: object[], rest: object = {}) => ({ candidates: [{ content: { role: 'model', parts }, index: 0, ...rest }] });

export const gemini: Row[] = [
  [
    'Gemini, with thoughts, a signature and several parts',
    'stream',
    sse(
      candidate([{ text: 'Hm', thought: true }]),
      candidate([{ text: 'Yes' }, { text: ' and' }]),
      candidate([{ text: ' no', thoughtSignature: 'c2ln' }]),
      candidate([{ functionCall: { name: 'look', args: { x: 1 } }, thoughtSignature: 'c2ln' }, { functionCall: { name: 'wait' } }]),
      {
        ...candidate([{ text: '', thoughtSignature: 'c2ln' }], { finishReason: 'STOP' }),
        usageMetadata: {
          promptTokenCount: 9,
          candidatesTokenCount: 5,
          thoughtsTokenCount: 4,
          cachedContentTokenCount: 2,
          totalTokenCount: 18,
          promptTokensDetails: [{ modality: 'TEXT', tokenCount: 9 }],
        },
        modelVersion: 'm',
        responseId: 'r',
      },
    ),
  ],
  [
    'Gemini, held back',
    'stream',
    sse(candidate([{ text: 'Well' }]), {
      candidates: [{ finishReason: 'SAFETY', index: 0, safetyRatings: [{ category: 'HARM', probability: 'HIGH', blocked: true }] }],
      usageMetadata: { promptTokenCount: 9, totalTokenCount: 9 },
    }),
  ],
  [
    'Gemini, whose prompt is refused',
    'stream',
    sse({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata: { promptTokenCount: 9, totalTokenCount: 9 } }),
  ],
  ['a Gemini answer that is cut', 'stream', sse(candidate([{ text: 'Half' }]))],
];
