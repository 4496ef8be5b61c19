import type { WordKey } from '@/utils/i18n/words';
import { isLoopback } from './addresses';
import type { FaultCode } from './faults';

/** As far as commands differ; Linux is taken to have systemd. */
export type System = 'mac' | 'linux' | 'windows';

/** One way to put a server right. */
export interface Mending {
  /** What this does, for the line above the command. */
  title: WordKey;
  /** To be copied into a terminal, as it is; in PowerShell on Windows. Absent where it is done by hand, as the title says. */
  command?: string;
  /** Where the server runs. */
  system: System | 'docker';
}

/** One thing to be done, in words. */
export interface Step {
  title: string;
  /** To be typed into a terminal. */
  command?: string;
}

/** What is wrong: a fault, or an answer to a question that the server had cut. */
export type Trouble = FaultCode | 'read-short';

interface Circumstances {
  system: System;
  /** Our own, to be accepted by the server. */
  origin: string;
  /** Tokens that the server should be able to read. */
  contextWindow?: number;
  /** The model asked for, where that is what is missing. */
  modelId?: string;
  /** Where Aside looks for the server. */
  server?: URL;
}

/** Tokens for a long page, its chat and an answer. */
const ENOUGH = 32_768;

/**
 * What the user can do about a fault on the server itself, the likeliest first; empty where there is nothing. Commands are those of each
 * server's documentation: docs.ollama.com/faq, llama.cpp tools/server/README.md, lmstudio.ai/docs/cli, docs.vllm.ai, whisper.cpp
 * examples/server/README.md.
 */
export function mendingOf(presetId: string, trouble: Trouble, circumstances: Circumstances): Mending[] {
  const group = groupOf(trouble);
  return (group && SERVERS[presetId]?.[group]?.(circumstances)) ?? [];
}

type Group = 'start' | 'origin' | 'longer' | 'model' | 'path';
type Server = Partial<Record<Group, (circumstances: Circumstances) => Mending[]>>;

function groupOf(trouble: Trouble): Group | undefined {
  if (trouble === 'unreachable') return 'start';
  if (trouble === 'origin-refused' || trouble === 'refused') return 'origin';
  if (trouble === 'too-long' || trouble === 'read-short') return 'longer';
  if (trouble === 'not-found') return 'path';
  return trouble === 'no-such-model' ? 'model' : undefined;
}

const OLLAMA_START: Record<System, string> = { mac: 'open -a Ollama', linux: 'sudo systemctl start ollama', windows: 'ollama serve' };

const SERVERS: Record<string, Server> = {
  ollama: {
    start: ({ system }) => [
      { title: 'mend.ollama.start', command: OLLAMA_START[system], system },
      { title: 'mend.docker.start', command: 'docker start ollama', system: 'docker' },
    ],
    origin: ({ system, origin }) => ollamaWith('OLLAMA_ORIGINS', origin, 'mend.ollama.origins', system),
    longer: ({ system, contextWindow = ENOUGH }) =>
      ollamaWith('OLLAMA_CONTEXT_LENGTH', String(contextWindow), 'mend.ollama.longer', system),
    model: ({ system, modelId }) =>
      modelId && isPlain(modelId) ? [{ title: 'mend.ollama.pull', command: `ollama pull ${modelId}`, system }] : [],
  },
  'llama-cpp': {
    start: ({ system }) => [{ title: 'mend.llama-cpp.start', command: 'llama-server -m MODEL.gguf', system }],
    longer: ({ system, contextWindow = ENOUGH }) => [
      { title: 'mend.llama-cpp.longer', command: `llama-server -m MODEL.gguf -c ${contextWindow}`, system },
    ],
  },
  'lm-studio': {
    start: ({ system }) => [{ title: 'mend.lm-studio.start', command: 'lms server start', system }],
    origin: ({ system }) => [{ title: 'mend.lm-studio.origins', command: 'lms server stop; lms server start --cors', system }],
    longer: ({ system, contextWindow = ENOUGH, modelId }) => [
      {
        title: 'mend.lm-studio.longer',
        command: `lms load ${modelId && isPlain(modelId) ? modelId : 'MODEL'} --context-length ${contextWindow}`,
        system,
      },
    ],
  },
  vllm: {
    start: ({ system }) => [{ title: 'mend.vllm.start', command: 'vllm serve MODEL', system }],
    origin: ({ system, origin }) => [{ title: 'mend.vllm.origins', command: `vllm serve MODEL --allowed-origins '["${origin}"]'`, system }],
    longer: ({ system, contextWindow = ENOUGH }) => [
      { title: 'mend.vllm.longer', command: `vllm serve MODEL --max-model-len ${contextWindow}`, system },
    ],
  },
  // Its own path is another one, and no preset is made for it: see `stepsFor`.
  'whisper-cpp': {
    start: whisperAt,
    path: whisperAt,
  },
};

/** Sets a variable for Ollama, where it runs as it was installed, and starts it again. */
function ollamaWith(name: string, value: string, title: WordKey, system: System): Mending[] {
  const commands: Record<System, string> = {
    // The app takes its variables from launchd.
    mac: `launchctl setenv ${name} "${value}" && osascript -e 'quit app "Ollama"'; sleep 2; open -a Ollama`,
    linux: [
      'sudo mkdir -p /etc/systemd/system/ollama.service.d',
      `printf '[Service]\\nEnvironment="${name}=${value}"\\n' | sudo tee /etc/systemd/system/ollama.service.d/${name.toLowerCase()}.conf`,
      'sudo systemctl daemon-reload && sudo systemctl restart ollama',
    ].join('\n'),
    windows: [
      `[Environment]::SetEnvironmentVariable('${name}', '${value}', 'User'); $env:${name} = '${value}'`,
      `Get-Process 'ollama*' | Stop-Process -Force; Start-Process "$env:LOCALAPPDATA\\Programs\\Ollama\\ollama app.exe"`,
    ].join('\n'),
  };
  return [
    { title, command: commands[system], system },
    {
      title: 'mend.docker.again',
      command: `docker run -d --name ollama -v ollama:/root/.ollama -p 11434:11434 -e ${name}="${value}" ollama/ollama`,
      system: 'docker',
    },
  ];
}

/** It listens on port 8080 of its own computer, at a path of its own, unless it is told otherwise. */
function whisperAt({ system, server }: Circumstances): Mending[] {
  const { hostname, port, pathname } = server ?? new URL('http://localhost:8080/v1');
  const command = [
    'whisper-server -m MODEL.bin',
    ...(isLoopback(hostname) ? [] : ['--host 0.0.0.0']),
    ...(port === '8080' ? [] : [`--port ${port || 80}`]),
    ...(isPlain(pathname) ? [`--inference-path ${pathname === '/' ? '' : pathname}/audio/transcriptions`] : []),
  ];
  return [{ title: 'mend.whisper-cpp.path', command: command.join(' '), system }];
}

/** Whether an id can stand in a command as it is: it may come from a server. */
function isPlain(modelId: string): boolean {
  return /^[\w./:@-]+$/.test(modelId) && !modelId.startsWith('-');
}
