declare module '*.css';
/** Vite's: the address of a file. */
declare module '*.wasm?url' {
  const address: string;
  // eslint-disable-next-line no-restricted-syntax -- that is how Vite exports it
  export default address;
}

declare module '*.traineddata.gz?url' {
  const address: string;
  // eslint-disable-next-line no-restricted-syntax -- that is how Vite exports it
  export default address;
}

/** A script without types, for Node and browsers. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  const core: unknown;
  // eslint-disable-next-line no-restricted-syntax -- as Vite gives out a CommonJS module
  export default core;
}

declare module '*?worker&url' {
  const address: string;
  // eslint-disable-next-line no-restricted-syntax -- that is how Vite exports it
  export default address;
}
