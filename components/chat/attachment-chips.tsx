import './attachments.css';
import { FileText, Plus, TextCursorInput, X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { PageIcon } from '@/components/ui/page-icon';
import { words } from '@/utils/i18n/words';
import type { Attachments } from './use-attachments';

/** What goes with the next question: the page in front, which the caller knows, and files; and the button that adds one. */
export function AttachmentChips({ attachments, children }: { attachments: Attachments; children: ReactNode }) {
  const { files, reading, add, takeOut, backToText } = attachments;
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="goes-along">
      <div className="chips">
        {children}
        {files.map((file) => (
          <span key={file.id} className="chip" title={words('source.chip', { title: file.title })}>
            {file.kind === 'file' ? <FileText aria-hidden="true" /> : <PageIcon icon={file.icon} title={file.title} />}
            <b dir="auto">{file.title}</b>
            {file.cut && <span className="fact">{words('attach.cut')}</span>}
            {file.pasted && (
              <button type="button" aria-label={words('attach.back')} title={words('attach.back')} onClick={() => backToText(file)}>
                <TextCursorInput />
              </button>
            )}
            <button
              type="button"
              aria-label={words('source.leave-out', { title: file.title })}
              title={words('source.leave-out', { title: file.title })}
              onClick={() => takeOut(file)}
            >
              <X />
            </button>
          </span>
        ))}
        {reading.length > 0 && (
          <span className="fact late" role="status">
            {words('attach.reading', { name: reading.join(', ') })}
          </span>
        )}
      </div>
      <IconButton name={words('attach.add')} onClick={() => input.current?.click()}>
        <Plus />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
    </div>
  );
}

/** What could not be attached, each in a sentence with what to do. */
export function RefusedFiles({ attachments: { refused, dismiss } }: { attachments: Attachments }) {
  if (refused.length === 0) return null;
  return (
    <div className="notice refused" role="alert">
      <div>
        {refused.map(({ name, problem }) => (
          <p key={name}>{words(`attach.refused-${problem}`, { name })}</p>
        ))}
      </div>
      <IconButton name={words('header.dismiss')} onClick={dismiss}>
        <X />
      </IconButton>
    </div>
  );
}
