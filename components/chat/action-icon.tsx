import {
  Baby,
  BookOpenText,
  Bug,
  CircleQuestionMark,
  GraduationCap,
  Languages,
  Lightbulb,
  List,
  ListChecks,
  ListOrdered,
  ListTodo,
  type LucideIcon,
  MessageSquareText,
  MessagesSquare,
  Microscope,
  PenLine,
  Reply,
  Scale,
  Table2,
} from 'lucide-react';

/** What stands before an action's name, by its id. */
const ICONS: Record<string, LucideIcon> = {
  summarise: ListOrdered,
  explain: Lightbulb,
  translate: Languages,
  'key-points': List,
  rewrite: PenLine,
  reply: Reply,
  eli5: Baby,
  critique: Scale,
  quiz: GraduationCap,
  evidence: CircleQuestionMark,
  terms: BookOpenText,
  steps: ListChecks,
  weigh: Scale,
  sides: MessagesSquare,
  compare: Table2,
  tasks: ListTodo,
  findings: Microscope,
  review: Bug,
};

/** An action's picture, which says nothing that its name does not. */
export function ActionIcon({ id }: { id: string }) {
  const Icon = ICONS[id] ?? MessageSquareText;
  return <Icon aria-hidden="true" />;
}
