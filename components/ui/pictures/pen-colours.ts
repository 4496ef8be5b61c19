/** Colours of the pen, each at 3:1 or more against black and against white: they are seen on any picture. */
export const PEN_COLOURS = { red: '#e02424', green: '#0b8a3e', blue: '#2b74f0' } as const;

export type PenColour = keyof typeof PEN_COLOURS;
