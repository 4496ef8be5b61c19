import { type FormEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { requestEndpoint } from '@/utils/browser/permissions';
import { type Draft, draftOf, KEPT } from '@/utils/chat/draft';
import { hostOf } from '@/utils/core/addresses';
import { keyOf } from '@/utils/core/key';
import type { Endpoint } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { addressFor, OTHER, type Preset, presetForUrl } from '@/utils/providers/presets';
import { ConnectFault } from './connect-fault';
import { FormatField } from './format-field';
import { OpenRouterSignIn } from './openrouter-sign-in';
import { readHeaders } from './read-headers';
import { type Asked, useAttempt } from './use-attempt';

interface EndpointFormProps {
  preset: Preset;
  /** One that is connected and to be changed. */
  endpoint?: Endpoint | undefined;
  /** Begun by the click that led here. */
  asked?: Asked | undefined;
  onModels(draft: Draft): void;
}

/** Where a server is, and what opens it. Sent, it asks for the origin and then for the models. */
export function EndpointForm({ preset, endpoint, asked, onModels }: EndpointFormProps) {
  const [address, setAddress] = useState(endpoint?.baseUrl ?? preset.baseUrl ?? '');
  const [mended, setMended] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const { attempt, run, refuse, deny } = useAttempt(onModels);
  const id = useId();
  const knowsAddress = endpoint === undefined && preset.baseUrl !== undefined;
  const keyBox = useRef<HTMLInputElement>(null);
  // What the click that led here began, or what is left to be typed.
  const begin = useEffectEvent(() => {
    if (asked) void run(asked);
    else if (knowsAddress) keyBox.current?.focus();
  });
  useEffect(() => begin(), []);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    try {
      const headers = readHeaders(text('headers'));
      setProblem(headers.problem);
      if (headers.problem !== undefined) return;
      const named = preset === OTHER ? (presetForUrl(address) ?? preset) : preset;
      const { baseUrl, mended: isMended } = addressFor(address, named, text('format') || undefined);
      const secret = { key: keyOf(text('key')), headers: headers.read };
      const draft = draftOf({ preset: named, format: text('format'), baseUrl, secret }, endpoint);
      // The request must be the first thing that waits: Firefox refuses it after any `await`.
      const allowed = requestEndpoint(baseUrl);
      setMended(isMended ? baseUrl : undefined);
      setAddress(baseUrl);
      void run({ draft, allowed });
    } catch (error) {
      refuse(error);
    }
  }

  function denied(): void {
    deny(hostOf(address));
  }
  function signedIn(key: string): void {
    const draft = draftOf({ preset, format: '', baseUrl: preset.baseUrl ?? '', secret: { key, headers: {} } }, undefined);
    void run({ draft, allowed: Promise.resolve(true) });
  }

  const addressField = (
    <>
      <label>
        {words('connect.address')}
        <input
          name="address"
          type="text"
          inputMode="url"
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          required
          value={address}
          onChange={({ target }) => setAddress(target.value)}
          placeholder={preset.example ?? 'https://host/v1'}
          aria-describedby={`${id}-address`}
        />
      </label>
      <p className="fact" id={`${id}-address`} role="status">
        {mended ? words('connect.mended', { address: mended }) : !knowsAddress && words('connect.address-hint')}
      </p>
    </>
  );
  const keyField = (
    <>
      <label>
        {words(preset.key === 'required' ? 'connect.key' : 'connect.key-optional')}
        <input name="key" type="password" autoComplete="off" aria-describedby={`${id}-key`} ref={keyBox} />
      </label>
      <p className="fact" id={`${id}-key`}>
        {words(endpoint ? 'connect.key-kept' : 'connect.key-hint')}{' '}
        {preset.keyUrl && (
          <a className="link" href={preset.keyUrl} target="_blank" rel="noreferrer">
            {words('connect.key-make', { name: preset.name })}
          </a>
        )}
      </p>
    </>
  );
  return (
    <>
      <form onSubmit={submit} aria-label={words('connect.title')}>
        {!endpoint && preset.signIn && preset.baseUrl && (
          <OpenRouterSignIn baseUrl={preset.baseUrl} on={{ key: signedIn, denied, fault: refuse }} />
        )}
        {preset.note && <p className="fact">{words(preset.note)}</p>}
        {!knowsAddress && addressField}
        {preset.key !== 'none' && keyField}
        <details>
          <summary>{words(knowsAddress ? 'connect.more-address' : 'connect.more')}</summary>
          {knowsAddress && addressField}
          {preset.key === 'none' && keyField}
          {preset.formats && <FormatField formats={preset.formats} chosen={endpoint?.providerId} />}
          <label>
            {words('connect.headers')}
            <textarea
              name="headers"
              rows={2}
              dir="ltr"
              spellCheck={false}
              autoComplete="off"
              placeholder="X-Team: research"
              aria-invalid={problem !== undefined}
              defaultValue={endpoint?.headerNames?.map((name) => `${name}: ${KEPT}`).join('\n')}
              aria-describedby={`${id}-headers`}
            />
          </label>
          <p className="fact" id={`${id}-headers`} role={problem ? 'alert' : undefined}>
            {problem ?? words('connect.headers-hint')}
          </p>
        </details>
        <button type="submit" className="btn first" disabled={attempt.at === 'asking'}>
          {words('connect.connect')}
        </button>
      </form>
      <div aria-live="polite">
        {attempt.at === 'asking' && <p>{words('connect.asking', { host: attempt.host })}</p>}
        {attempt.at === 'denied' && <p className="notice">{words('connect.denied', { host: attempt.host })}</p>}
      </div>
      {attempt.at === 'fault' && <ConnectFault fault={attempt.fault} endpoint={attempt.draft?.endpoint} />}
    </>
  );
}
