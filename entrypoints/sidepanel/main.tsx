import { createRoot } from 'react-dom/client';
import { Root } from '@/components/app/root';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Root />);
