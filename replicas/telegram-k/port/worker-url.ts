interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

function isFactory(value: unknown): value is PolicyFactory {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}

/** An address that a worker may be started from, also where Trusted Types are required. */
export function workerUrl(url: string): string {
  const factory: unknown = Reflect.get(window, 'trustedTypes');
  if (!isFactory(factory)) return url;
  return factory.createPolicy('replica-worker', { createScriptURL: (own) => own }).createScriptURL(url);
}
