import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { noteFirstKeys } from '@/components/chat/note-first-keys';
import { applyLook, mirroredLook } from '@/components/ui/apply-look';

// Runs before anything is painted: the settings themselves lie in IndexedDB, which answers too late for that.
export default defineUnlistedScript(() => {
  applyLook(mirroredLook());
  // Only a tab's address says what it shows.
  if (location.hash) document.documentElement.dataset['place'] = 'tab';
  noteFirstKeys();
});
