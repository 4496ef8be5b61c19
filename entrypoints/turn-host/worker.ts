import { hostTurns } from '@/utils/chat/host';
import { followLanguage } from '@/utils/store/language';

followLanguage();
hostTurns({ onIdle: () => postMessage('idle') });
