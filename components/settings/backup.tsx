import { useRef, useState } from 'react';
import { bytes } from '@/components/ui/bytes';
import { FaultNotice } from '@/components/ui/fault-notice';
import { saveFile } from '@/components/ui/save-file';
import { type Fault, faultOf, isAbort } from '@/utils/core/faults';
import { words } from '@/utils/i18n/words';
import type { Restored } from '@/utils/store/backup-read';
import { type BackupProgress, backupName, writeBackup } from '@/utils/store/backup-write';

type Work =
  | { at: 'writing'; progress: BackupProgress; stop: AbortController }
  | { at: 'reading'; restored?: Restored; stop: AbortController }
  | { at: 'written'; size: number }
  | { at: 'read'; restored?: Restored; stopped?: true; fault?: Fault };

const SHOWN_EVERY_MS = 100;

/** Everything as one file, and back. */
export function Backup() {
  const [work, setWork] = useState<Work>();
  const picker = useRef<HTMLInputElement>(null);
  const isBusy = work?.at === 'writing' || work?.at === 'reading';

  async function write(): Promise<void> {
    const stop = new AbortController();
    const isTime = createPace();
    try {
      const file = await writeBackup({}, (progress) => isTime() && setWork({ at: 'writing', progress, stop }), stop.signal);
      saveFile(file, backupName());
      setWork({ at: 'written', size: file.size });
    } catch (error) {
      setWork(undefined);
      if (!isAbort(error)) throw error;
    }
  }

  async function read(file: File): Promise<void> {
    const stop = new AbortController();
    let restored: Restored | undefined;
    const isTime = createPace();
    function show(now: Restored): void {
      restored = now;
      if (isTime()) setWork({ at: 'reading', restored, stop });
    }
    setWork({ at: 'reading', stop });
    try {
      // The schema and what checks it are loaded for this alone.
      const { readBackup } = await import('@/utils/store/backup-read');
      await readBackup(file, show, stop.signal);
      setWork({ at: 'read', ...(restored ? { restored } : {}) });
    } catch (error) {
      setWork({ at: 'read', ...(restored ? { restored } : {}), ...(isAbort(error) ? { stopped: true } : { fault: faultOf(error) }) });
    }
  }

  return (
    <section>
      <h2>{words('data.backup')}</h2>
      <p className="fact">{words('data.backup-about')}</p>
      <div className="row">
        <button type="button" className="btn" disabled={isBusy} onClick={() => void write()}>
          {words('data.export')}
        </button>
        <button type="button" className="btn" disabled={isBusy} onClick={() => picker.current?.click()}>
          {words('data.import')}
        </button>
        <input
          ref={picker}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={words('data.import')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            // The same file can be chosen again.
            target.value = '';
            if (file) void read(file);
          }}
        />
      </div>
      {work?.at === 'writing' && (
        <Progress done={work.progress.done} of={work.progress.of} text={words('data.exporting', { ...work.progress })} stop={work.stop} />
      )}
      {work?.at === 'reading' && (
        <Progress
          done={work.restored?.done ?? 0}
          of={work.restored?.of ?? 0}
          text={words('data.importing', { done: bytes(work.restored?.done ?? 0), of: bytes(work.restored?.of ?? 0) })}
          stop={work.stop}
        />
      )}
      {work?.at === 'written' && <p role="status">{words('data.exported', { size: bytes(work.size) })}</p>}
      {work?.at === 'read' && (
        <>
          {work.fault && <FaultNotice fault={work.fault} />}
          <div role="status">
            {work.stopped && <p>{words('data.stopped')}</p>}
            {work.restored && <Came of={work.restored} />}
          </div>
        </>
      )}
    </section>
  );
}

/** Whether it is time to show progress again: thousands of steps a second are only slowed down by it. */
function createPace(): () => boolean {
  let last = 0;
  return () => {
    const now = performance.now();
    if (now - last < SHOWN_EVERY_MS) return false;
    last = now;
    return true;
  };
}

interface ProgressProps {
  done: number;
  of: number;
  text: string;
  stop: AbortController;
}

function Progress({ done, of, text, stop }: ProgressProps) {
  return (
    <div className="row late">
      <progress value={done} max={of || 1} aria-label={text} />
      <span className="fact grow">{text}</span>
      <button type="button" className="btn" onClick={() => stop.abort()}>
        {words('composer.stop')}
      </button>
    </div>
  );
}

/** What came of a backup that was read. */
function Came({ of: { added, renewed, same, broken, endpoints, settings } }: { of: Restored }) {
  return (
    <>
      <p>{words('data.restored', { added, renewed, same })}</p>
      {endpoints + settings > 0 && <p>{words('data.restored-more', { endpoints, settings })}</p>}
      {broken > 0 && <p>{words('data.broken', { count: broken })}</p>}
    </>
  );
}
