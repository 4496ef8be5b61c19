import { Component, type ReactNode } from 'react';
import { FaultNotice } from '@/components/ui/fault-notice';
import { type Fault, faultOf } from '@/utils/core/faults';
import { words } from '@/utils/i18n/words';

/** Instead of an empty panel: what went wrong, and a way to start again. Everything asked is on the disk. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { fault?: Fault }> {
  override state: { fault?: Fault } = {};

  static getDerivedStateFromError(error: unknown) {
    return { fault: faultOf(error) };
  }

  override render() {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    return (
      <main>
        <FaultNotice fault={fault}>
          <button type="button" className="btn" onClick={() => location.reload()}>
            {words('header.reload')}
          </button>
        </FaultNotice>
      </main>
    );
  }
}
