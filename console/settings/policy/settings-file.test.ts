import { describe, expect, it } from 'vitest';
import { parsePolicyFiles } from '../../../lib/core/policy/parse.ts';
import { findSettings, withSettings } from './settings-file.ts';

const text = `# first line
apiVersion: sluice/v1
kind: Settings
organisation: { name: Example }
contact: security@example.com # ask here
# Whose telephone numbers are known.
regions: [DE, AT]
corporateAccounts: []
bundleDays: 30
`;
const file = { path: 'rules/settings.yaml', text };

describe('the policy’s settings', () => {
  it('are found among other files', () => {
    const other = { path: 'a.yaml', text: 'apiVersion: sluice/v1\nkind: RulePack\n' };
    expect(findSettings([other, file])?.settings.contact).toBe('security@example.com');
    expect(findSettings([other])).toBeNull();
    expect(findSettings([{ path: 'b.yaml', text: 'kind: Settings\nodd: 1\n' }])).toBeNull();
  });

  it('are changed in their text, which keeps its comments and passes the check', () => {
    const changed = withSettings(text, {
      organisation: { name: 'Example: "Ltd"' },
      contact: 'help@example.com',
      corporateAccounts: [{ platform: 'whatsapp', id: '+491701234567' }],
      texts: { de: { edit: 'Ändern: #1' } },
      notice: { en: 'We look: #1', 'pt-BR': 'Vemos "tudo"\nsempre' },
    });
    expect(changed).toContain('# first line');
    expect(changed).toContain('contact: help@example.com # ask here');
    expect(changed).toContain('# Whose telephone numbers are known.');
    expect(
      parsePolicyFiles([{ path: file.path, text: changed }]).problems.map(({ code }) => code),
    ).not.toContain('policy/shape');
    expect(findSettings([{ ...file, text: changed }])?.settings).toMatchObject({
      organisation: { name: 'Example: "Ltd"' },
      corporateAccounts: [{ platform: 'whatsapp', id: '+491701234567' }],
      texts: { de: { edit: 'Ändern: #1' } },
      notice: { en: 'We look: #1', 'pt-BR': 'Vemos "tudo"\nsempre' },
      regions: ['DE', 'AT'],
      bundleDays: 30,
    });
  });

  it('lose what is emptied, and nothing else', () => {
    const changed = withSettings(text, { contact: '', texts: {}, notice: {} });
    expect(findSettings([{ ...file, text: changed }])?.settings).toEqual({
      apiVersion: 'sluice/v1',
      kind: 'Settings',
      organisation: { name: 'Example' },
      regions: ['DE', 'AT'],
      corporateAccounts: [],
      bundleDays: 30,
    });
  });
});
