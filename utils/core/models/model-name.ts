/** How a file was made smaller, in which format and in how many parts: it says nothing of the model. */
const PACKING =
  /[-_.:@](?:gguf|ggml|mlx|awq|gptq|exl[23]|safetensors|imatrix|ud|i?q\d(?:_[a-z\d]+)*|(?:bf|fp|f)(?:4|8|16|32)(?:_e\dm\d)?|int[48]|[48]-?bit|nvfp4|mxfp[48]|w\da\d+|\d{5}-of-\d{5})$/;
/** Words that name no model of their own: every chat model is one. */
const COMMON = new Set(['instruct', 'it', 'chat', 'hf', 'latest', 'versatile', 'instant', 'turbo', 'fast', 'ultra', 'tput', 'original']);

/**
 * A model's name in words, as all who serve it would have them: of `meta-llama/Llama-4-Scout-17B-16E-Instruct`, of Ollama's
 * `llama4:scout-17b-16e`, of the file `Llama-4-Scout-17B-16E-Instruct-Q4_K_M.gguf` it is llama, 4, scout, 17b, 16e.
 */
export function nameWords(modelId: string): string[] {
  let name = modelId.toLowerCase().replace(/^.*[/\\]/, '');
  for (let packed = ''; packed !== name; ) {
    packed = name;
    name = name.replace(PACKING, '');
  }
  return name
    .replace(/^meta-(?=llama)/, '')
    .replace(/(\d)_(\d)/g, '$1.$2')
    .split(/[-_:@\s]+/)
    .flatMap((word) => word.split(/(?<=[a-z])(?=\d)/))
    .filter((word) => word && !COMMON.has(word));
}

/** Ids under which a service may know the same model: without its vendor, the variant asked for, its date. The nearest first. */
export function nearIds(modelId: string): string[] {
  const bare = modelId.replace(/^models\//, '');
  const plain = bare.replace(/:[a-z]+$/, '');
  const own = plain.replace(/^[^/]+\//, '');
  const undated = own.replace(/-(?:\d{4}-\d{2}-\d{2}|20\d{6}|latest|00\d)$/, '');
  return [...new Set([bare, plain, own, undated, `${undated}-latest`])];
}
