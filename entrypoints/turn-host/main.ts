import { hostTurns } from '@/utils/chat/host';

hostTurns({ onIdle: () => window.close() });
