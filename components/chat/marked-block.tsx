import { type ReactNode, use } from 'react';
import { Late } from '@/components/ui/late';
import { MarkableContext } from './marked';

const loadMarked = () => import('./marked-picture');

/** What every form has that says where something is in a picture. */
const MAY_MARK = /box_2d|point|_min"|<loc\d/;

interface MarkedBlockProps {
  text: string;
  isGrowing: boolean;
  children: ReactNode;
}

/** A block of an answer; where it says what is where in a picture, with that picture. Half a block says nothing yet. */
export function MarkedBlock({ text, isGrowing, children }: MarkedBlockProps) {
  const markable = use(MarkableContext);
  if (!markable || isGrowing || !MAY_MARK.test(text)) return children;
  return (
    <Late load={loadMarked} meanwhile={children}>
      {({ MarkedPicture }) => (
        <MarkedPicture text={text} markable={markable}>
          {children}
        </MarkedPicture>
      )}
    </Late>
  );
}
