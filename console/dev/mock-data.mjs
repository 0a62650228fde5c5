// Made-up records for the mock server: ordinary ones, and hostile ones that a device or an administrator could send.
const platforms = ['whatsapp', 'messenger', 'telegram'];
const kinds = ['direct', 'group', 'direct', 'channel', 'unknown'];

const uuid = (kind, n) =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

export const rulesYaml = {
  cards: `apiVersion: sluice/v1
kind: RulePack
id: payment-cards
title: { en: Payment card data, de: Zahlungskartendaten }
rules:
  - id: card-number-out
    title: { en: Card number in a message }
    severity: high
    mode: enforce
    when:
      platforms: [whatsapp]
      channels: [message, paste]
    match:
      any:
        - { detector: credit-card, minConfidence: medium }
    unless: { any: [{ detector: test-data }] }
    then:
      action: block
      redactable: true
      tell: { en: "Card numbers must not leave through chat." }
      suggest: [{ label: { en: Secure payment link }, url: "https://pay.example.com/new" }]
  - id: many-cards
    title: { en: List of card numbers }
    severity: critical
    mode: enforce
    match: { detector: credit-card, minCount: 5, minDistinct: 3 }
    then: { action: block }
  - id: bank-details
    title: { en: Name with bank account }
    severity: medium
    mode: simulate
    when: { accounts: { not: [corporate] } }
    match:
      all: [{ detector: person-name }, { detector: iban }]
      within: { chars: 300 }
    then: { action: justify, reasons: { minLength: 10 } }
`,
  secrets: `apiVersion: sluice/v1
kind: RulePack
id: secrets
title: { en: Keys and passwords }
rules:
  - id: cloud-key
    title: { en: Cloud access key }
    severity: critical
    mode: enforce
    match: { any: [{ detector: aws-key }, { detector: private-key }] }
    then: { action: warn, remember: { minutes: 10 } }
  - id: voice-to-groups
    title: { en: Voice messages to large groups }
    severity: low
    mode: off
    when: { channels: [voice], conversations: { kinds: [group], minMembers: 20 } }
    then: { action: log }
`,
  detector: `apiVersion: sluice/v1
kind: Detector
id: credit-card
title: { en: Card number }
`,
  payslip: `apiVersion: sluice/v1
kind: Detector
id: payslip
title: { en: Payslip }
category: personal
locales: ['*']
patterns: [{ id: heading, keywords: [payslip], confidence: medium }]
examples: { match: [{ text: my payslip, find: [payslip] }], noMatch: [{ text: pay, why: not the word }] }
`,
};

export const packs = [
  {
    apiVersion: 'sluice/v1',
    kind: 'RulePack',
    id: 'payment-cards',
    title: { en: 'Payment card data', de: 'Zahlungskartendaten' },
    rules: [
      {
        id: 'card-number-out',
        title: { en: 'Card number in a message' },
        severity: 'high',
        mode: 'enforce',
        when: { platforms: ['whatsapp'], channels: ['message', 'paste'] },
        match: { any: [{ detector: 'credit-card', minConfidence: 'medium' }] },
        unless: { any: [{ detector: 'test-data' }] },
        then: {
          action: 'block',
          redactable: true,
          tell: { en: 'Card numbers must not leave through chat.' },
          suggest: [{ label: { en: 'Secure payment link' }, url: 'https://pay.example.com/new' }],
        },
      },
      {
        id: 'many-cards',
        title: { en: 'List of card numbers' },
        severity: 'critical',
        mode: 'enforce',
        match: { detector: 'credit-card', minCount: 5, minDistinct: 3 },
        then: { action: 'block' },
      },
      {
        id: 'bank-details',
        title: { en: 'Name with bank account' },
        severity: 'medium',
        mode: 'simulate',
        when: { accounts: { not: ['corporate'] } },
        match: { all: [{ detector: 'person-name' }, { detector: 'iban' }], within: { chars: 300 } },
        then: { action: 'justify', reasons: { minLength: 10 } },
      },
    ],
  },
  {
    apiVersion: 'sluice/v1',
    kind: 'RulePack',
    id: 'secrets',
    title: { en: 'Keys and passwords' },
    rules: [
      {
        id: 'cloud-key',
        title: { en: 'Cloud access key' },
        severity: 'critical',
        mode: 'enforce',
        match: { any: [{ detector: 'aws-key' }, { detector: 'private-key' }] },
        then: { action: 'warn', remember: { minutes: 10 } },
      },
      {
        id: 'voice-to-groups',
        title: { en: 'Voice messages to large groups' },
        severity: 'low',
        mode: 'off',
        when: { channels: ['voice'], conversations: { kinds: ['group'], minMembers: 20 } },
        then: { action: 'log' },
      },
    ],
  },
];

export const detectors = [
  { id: 'credit-card', title: { en: 'Card number' }, category: 'financial' },
  { id: 'iban', title: { en: 'IBAN' }, category: 'financial' },
  { id: 'aws-key', title: { en: 'AWS access key' }, category: 'secret' },
  { id: 'private-key', title: { en: 'Private key' }, category: 'secret' },
  { id: 'person-name', title: { en: 'Person’s name' }, category: 'personal' },
  { id: 'test-data', title: { en: 'Test data' }, category: 'test' },
];

const ref = (pack, rule, severity, mode, action) => ({ pack, rule, severity, mode, action });
const variants = [
  [
    'block',
    'blocked',
    ref('payment-cards', 'card-number-out', 'high', 'enforce', 'block'),
    'credit-card',
    '•••• 4821',
  ],
  [
    'warn',
    'overridden',
    ref('secrets', 'cloud-key', 'critical', 'enforce', 'warn'),
    'aws-key',
    '••••••••••••7QXA',
  ],
  [
    'warn',
    'cancelled',
    ref('secrets', 'cloud-key', 'critical', 'enforce', 'warn'),
    'private-key',
    '•••• KEY',
  ],
  [
    'justify',
    'overridden',
    ref('payment-cards', 'bank-details', 'medium', 'enforce', 'justify'),
    'iban',
    '•••• 3000',
  ],
  ['log', 'sent', ref('secrets', 'voice-to-groups', 'low', 'enforce', 'log'), null, null],
  [
    'redact',
    'redacted',
    ref('payment-cards', 'card-number-out', 'high', 'enforce', 'redact'),
    'credit-card',
    '•••• 0006',
  ],
];

const tally = (detector, n) => ({
  detector,
  count: n,
  distinct: n,
  low: 0,
  medium: n > 1 ? 1 : 0,
  high: n > 1 ? n - 1 : n,
});

const fileFacts = [
  {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    facets: ['hidden-content', 'label'],
    counts: { sheets: 3, rows: 1204 },
  },
  { type: 'image/jpeg', facets: ['gps'] },
  { type: 'application/x-something', facets: ['later-facet'], counts: { leaves: 1 } },
];

/** `n` counts from the newest, 0. */
export function incident(n, now) {
  const [action, outcome, rule, detector, masked] = variants[n % variants.length];
  const at = new Date(now - 90_000 - n * n * 47_000 - n * 300_000);
  const findings =
    detector === null
      ? []
      : [
          {
            detector,
            start: 23 + n,
            length: 19,
            confidence: n % 4 === 3 ? 'medium' : 'high',
            masked,
            ...(n % 6 === 3 && { where: 'sheet Costs › B4' }),
          },
        ];
  return {
    day: at.toISOString().slice(0, 10),
    device: { id: uuid(0xd, n % 9), label: `Laptop ${100 + (n % 9)}` },
    person: n % 8 === 7 ? null : `u_${(0x7a11ce + (n % 9) * 79193).toString(16).padEnd(20, '3f7b91')}`,
    group: ['sales', 'support', 'default'][n % 3],
    triage: {
      status: n % 6 === 5 ? 'resolved' : n % 9 === 4 ? 'in-progress' : 'open',
      resolution: n % 6 === 5 ? 'coached' : null,
      assignee: n % 9 === 4 ? 'u1' : n % 7 === 3 ? 'u2' : null,
      labels: n % 5 === 2 ? ['vip', 'refund'] : [],
      disputedAt: n % 10 === 2 ? new Date(at.getTime() + 60_000).toISOString() : null,
      answeredAt: null,
    },
    receivedAt: new Date(at.getTime() + (n % 7 === 6 ? 3_900_000 : 400 + n)).toISOString(),
    incident: {
      schema: 1,
      id: uuid(0xa, n),
      at: at.toISOString(),
      policyVersion: n < 4 ? 7 : 6,
      action,
      outcome,
      rule,
      alsoMatched:
        n % 3 === 0
          ? [
              ref('payment-cards', 'bank-details', 'medium', 'simulate', 'justify'),
              ref('secrets', 'cloud-key', 'critical', 'enforce', 'warn'),
            ]
          : [],
      egress: {
        platform: platforms[n % 3],
        channel: detector === null ? 'voice' : n % 6 === 3 ? 'file' : n % 4 === 1 ? 'paste' : 'message',
        conversation: {
          kind: kinds[n % 5],
          title:
            n % 5 === 4 ? null : n % 4 === 2 ? 'Suppliers' : `p_${(n * 7919).toString(36).padStart(10, 'k')}`,
        },
        account: {
          kind: n % 4 === 2 ? 'corporate' : 'personal',
          id: n % 2 === 0 ? `p_${(n * 104729).toString(36).padStart(10, 'q')}` : null,
        },
        size: 180 + n * 3,
        ...(n % 6 === 3 && { files: fileFacts }),
      },
      detectors: detector === null ? [] : [tally(detector, 1 + (n % 3)), tally('person-name', 2)],
      findings,
      ...(n % 6 === 1 && { excerpt: 'please use this one until tomorrow: ••••••••••••7QXA and tell nobody' }),
      ...(action === 'justify' && {
        reason: { choice: 'Customer asked for it', text: 'Refund for order 1182, agreed on the phone.' },
      }),
      adapter: { health: n % 11 === 5 ? 'degraded' : 'ok', page: 'chat' },
      client: { version: '0.1.0', browser: n % 5 === 0 ? 'firefox' : 'chromium' },
    },
  };
}

/** Every text that a device can choose, at its longest and worst. */
export function hostileIncident(n, now) {
  const base = incident(n, now);
  const rtl = '\u202egnp.exe\u2066 <img src=x onerror=alert(1)>';
  return {
    ...base,
    device: { id: base.device.id, label: `<b>Dev</b> ${rtl} ${'W'.repeat(5000)}` },
    group: `g${'-long'.repeat(12)}`,
    triage: {
      ...base.triage,
      labels: [`${rtl.slice(0, 30)}`, 'L'.repeat(40)],
      assignee: 'u1',
      disputedAt: base.receivedAt,
    },
    incident: {
      ...base.incident,
      rule: { ...base.incident.rule, pack: 'no-such-pack', rule: `a${'-very-long'.repeat(6)}` },
      egress: {
        ...base.incident.egress,
        platform: 'a-platform-nobody-knows-with-a-very-long-id-that-goes-on-and-on',
        conversation: { kind: 'group', title: `${rtl}\n\u0000${'مرحبا '.repeat(20)}` },
        account: { kind: 'unknown', id: `javascript:alert(1)${'x'.repeat(150)}` },
        size: 999_999_999,
      },
      findings: Array.from({ length: 20 }, (_, index) => ({
        detector: 'z'.repeat(64),
        start: 900_000_000,
        length: 19,
        confidence: 'low',
        masked: index === 0 ? `\u202e•••• 4821${'•'.repeat(60)}` : '•••• ​<script>',
        where: `report\u202etxt.zip/${'sub/'.repeat(70)}Sheet1!B4`,
      })),
      reason: {
        choice: '</blockquote><script>alert(1)</script>',
        text: `${rtl} ${'e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 '.repeat(40)}`,
      },
      unscannable: 'encrypted',
      excerpt: `\u2067${'a b '.repeat(50)}`,
      adapter: { health: 'blind', page: 'p'.repeat(100) },
    },
  };
}

export function device(n, now) {
  return {
    id: uuid(0xd, n),
    label: `Laptop ${100 + n}`,
    person: n % 3 === 1 ? null : `u_${n.toString(16).padStart(20, '0')}`,
    group: ['sales', 'support', 'default'][n % 3],
    enrolledAt: new Date(now - n * 3_600_000 - 60_000).toISOString(),
    lastSeenAt: n === 2 ? null : new Date(now - n * n * 200_000 - 20_000).toISOString(),
    revokedAt: n === 7 ? new Date(now - 86_400_000).toISOString() : null,
    client: {
      version: '0.1.0',
      browser: n % 5 === 0 ? 'firefox' : 'chromium',
      browserVersion: '148.0.7778.96',
      os: ['Windows 11', 'macOS 15', 'Linux', ''][n % 4],
    },
    policyVersion: n === 2 ? 0 : n % 4 === 3 ? 5 : 7,
    queued: n % 6 === 4 ? 1204 : 0,
    adapters:
      n === 2
        ? []
        : [
            {
              platform: 'whatsapp',
              health: n % 5 === 3 ? 'degraded' : 'ok',
              missing: n % 5 === 3 ? ['composer', 'send-button'] : [],
            },
            ...(n % 2 === 0
              ? [{ platform: 'telegram', health: n % 8 === 4 ? 'blind' : 'ok', missing: [] }]
              : []),
          ],
    installation:
      n === 2
        ? null
        : {
            type: n % 4 === 1 ? 'normal' : 'admin',
            privateWindows: n % 3 === 0,
            missingHosts: [],
            asset: null,
          },
    refusedPolicy: n === 9 ? 'seal/expired' : null,
    enrolmentCode: n < 2 ? '0000000c-0000-4000-8000-000000000000' : null,
    replacedBy: null,
  };
}

export function hostileDevice(n, now) {
  return {
    ...device(n, now),
    label: `\u202e<i>x</i>${'Ω'.repeat(5000)}`,
    person: `"><img src=x onerror=alert(1)>${'y'.repeat(170)}`,
    client: {
      version: '9'.repeat(30),
      browser: 'chromium',
      browserVersion: '9'.repeat(40),
      os: 'O'.repeat(40),
    },
    queued: 999_999_999,
    adapters: [
      {
        platform: 'unknown-platform',
        health: 'a-new-state',
        missing: Array.from({ length: 50 }, (_, i) => `anchor-${i}`),
      },
    ],
  };
}
