import type { Capture, Format } from '../captures';
import { chat } from './chat';
import { gemini } from './gemini';
import { messages } from './messages';
import { ollama } from './ollama';
import { responses } from './responses';
import type { Row } from './write';

const rows: Record<Format, Row[]> = { chat, responses, messages, gemini, ollama };

/** Answers as servers that were not recorded write them, after their documentation. */
export const SPOKEN: Capture[] = (Object.keys(rows) as Format[]).flatMap((format) =>
  rows[format].map(([name, kind, text]) => ({ name, format, kind, text, status: 200 })),
);
