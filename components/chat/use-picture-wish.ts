import { focusComposer } from './composer-focus';
import { nameOf } from './engine-items';
import { keepWish, useWish } from './picture-wishes';
import type { EngineChoice } from './use-engine';
import { usePictureMaker } from './use-picture-maker';

/** The wish that the next question of a chat be answered with a picture. It goes with that question: each picture costs. */
export function usePictureWish(chatId: string | null | undefined, engine: EngineChoice) {
  const maker = usePictureMaker(engine);
  const isOn = useWish(chatId);

  function wish(on: boolean): void {
    if (chatId === undefined) return;
    keepWish(chatId, on);
    focusComposer();
  }

  return {
    isOn,
    /** A model that makes pictures by itself need not be asked for one. */
    offer: maker === 'tool' && !isOn ? () => wish(true) : undefined,
    takeOut: () => wish(false),
    /** It is wished of a model that makes none. */
    isUnmade: isOn && maker === null,
    /** The model's name, where it makes none. */
    unable: maker === null ? nameOf(engine.all, engine.chosen) : undefined,
  };
}
