declare module 'virtual:sluice-platforms' {
  import type { PlatformData } from '../lib/core/policy/schema.ts';
  export const platforms: readonly PlatformData[];
}
interface ImportMetaEnv {
  readonly FIREFOX: boolean;
}
interface ImportMeta {
  readonly env: ImportMetaEnv;
}
