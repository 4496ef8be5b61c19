import { useState } from 'react';
import { focusComposer } from './composer-focus';
import { nameOf } from './engine-items';
import type { EngineChoice } from './use-engine';
import { usePictureMaker } from './use-picture-maker';

/** The wish that the next question of a chat be answered with a picture. It goes with that question: each picture costs. */
export function usePictureWish(chatId: string | null | undefined, engine: EngineChoice) {
  const maker = usePictureMaker(engine);
  const [wish, setWish] = useState<{ chatId: string | null }>();
  const isOn = wish !== undefined && wish.chatId === chatId;

  function ask(): void {
    if (chatId === undefined) return;
    setWish({ chatId });
    focusComposer();
  }

  return {
    isOn,
    /** A model that makes pictures by itself need not be asked for one. */
    offer: maker === 'tool' && !isOn ? ask : undefined,
    takeOut: () => setWish(undefined),
    /** It is wished of a model that makes none. */
    isUnmade: isOn && maker === null,
    /** The model's name, where it makes none. */
    unable: maker === null ? nameOf(engine.all, engine.chosen) : undefined,
  };
}
