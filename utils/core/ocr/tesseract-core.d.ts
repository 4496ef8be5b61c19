/** The part of tesseract.js-core that is used. https://github.com/naptha/tesseract.js-core/blob/master/README.md */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  interface TessBaseApi {
    /** @returns 0 where it could. @param engine 1: the neural one */
    Init(path: null, languages: string, engine: 1): number;
    SetVariable(name: string, value: string): boolean;
    /** Takes the picture in `/input`. @returns 1 where it is none. @param orientation of Exif */
    SetImageFile(orientation: 1, radians: 0): number;
    Recognize(monitor: null): number;
    GetTSVText(page: number): string;
  }
  interface TesseractCore {
    FS: { writeFile(path: string, bytes: Uint8Array): void };
    TessBaseAPI: new () => TessBaseApi;
  }
  interface Options {
    locateFile(name: string): string;
    /** Of 100; it begins at 30. */
    TesseractProgress(percent: number): void;
    print(line: string): void;
    printErr(line: string): void;
  }
  export default function load(options: Options): Promise<TesseractCore>;
}
