import { createRoot } from 'react-dom/client';

// What the panel's start is held against: React and a text box, nothing else.
const root = document.getElementById('root');
// biome-ignore lint/a11y/noAutofocus: as the panel's composer does
if (root) createRoot(root).render(<textarea autoFocus aria-label="Your question" />);
