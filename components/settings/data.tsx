import './settings.css';
import { Backup } from './backup';
import { DeleteAll } from './delete-all';
import { Stored } from './stored';

/** What is stored, taken along, brought back, and deleted. */
export function Data() {
  return (
    <main className="forms">
      <Stored />
      <Backup />
      <DeleteAll />
    </main>
  );
}
