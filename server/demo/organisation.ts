import type { Role } from '../../lib/core/api/access.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

/** The made-up organisation: a travel company whose customers write to it on messengers. */
export const organisationName = 'Aldergate Travel';
const domain = 'aldergate.example';

export interface Group {
  readonly name: string;
  readonly parent: string | null;
  readonly people: number;
}

export const groups: readonly Group[] = [
  { name: 'sales', parent: null, people: 0 },
  { name: 'sales-dach', parent: 'sales', people: 46 },
  { name: 'sales-uk', parent: 'sales', people: 52 },
  { name: 'sales-iberia', parent: 'sales', people: 30 },
  { name: 'support', parent: null, people: 0 },
  { name: 'support-day', parent: 'support', people: 60 },
  { name: 'support-night', parent: 'support', people: 24 },
  { name: 'support-claims', parent: 'support', people: 18 },
  { name: 'engineering', parent: null, people: 0 },
  { name: 'engineering-platform', parent: 'engineering', people: 28 },
  { name: 'engineering-apps', parent: 'engineering', people: 36 },
  { name: 'operations', parent: null, people: 42 },
  { name: 'finance', parent: null, people: 22 },
  { name: 'people', parent: null, people: 12 },
  { name: 'marketing', parent: null, people: 27 },
  // Too few to be told apart in reports.
  { name: 'board', parent: null, people: 3 },
];

export interface Person {
  /** As managed settings tell it to devices. */
  readonly name: string;
  readonly group: string;
  /** How often this person gets into it, around 1. */
  readonly haste: number;
  /** Private accounts at work, 0 to 1. */
  readonly personalAccount: number;
  /** Weeks after the beginning when the first device comes. */
  readonly joins: number;
}

const firstNames = (
  'Aaliyah Adam Agnieszka Alba Amal Ana Andrej Anke Antonio Arda Astrid Ayo Beatriz Bilal Birgit Carla Chen Chiara ' +
  'Dana Daria David Dmitri Elif Ella Emeka Enzo Esra Ewa Farid Fatima Femi Finn Frida Gael Giulia Grace Hana Hassan ' +
  'Helena Hugo Ida Ilse Imani Ioana Isla Jakub Jana Javier Joao Jonas Julia Kai Karim Katja Kofi Lars Layla Lena ' +
  'Leon Lina Luca Lucia Magda Malik Mara Marek Mateo Maya Milan Mina Nadia Nikolai Nina Noor Olga Omar Oskar Paula ' +
  'Pavel Pia Priya Rafael Rania Rosa Ruth Salma Samir Sara Selin Sofia Stefan Tariq Tessa Theo Tomas Ute Vera ' +
  'Viktor Yara Yusuf Zoe'
).split(' ');
const lastNames = (
  'Abadi Acar Adler Almeida Andersen Bakker Barros Bauer Becker Bello Benali Bianchi Blanco Bosch Brandt Brown Castro ' +
  'Cohen Conti Costa Demir Diallo Dietrich Dubois Eriksen Esposito Evans Fabre Falk Farah Ferrari Fischer Fonseca ' +
  'Garcia Gomes Graf Greco Haddad Hansen Hartmann Herrera Hughes Ibrahim Iversen Jansen Johansen Kaya Keller Khan ' +
  'Klein Kovac Kowalski Krause Lang Lindholm Lopez Lund Marino Martin Meyer Mensah Moreau Morris Mueller Murphy Nagy ' +
  'Navarro Neumann Novak Nowak Nyberg Okafor Oliveira Ortega Osman Park Pereira Popescu Ramos Rashid Reyes Ricci ' +
  'Roberts Rossi Roux Sanchez Santos Schmid Schulz Shah Silva Simon Smith Sousa Svensson Taylor Torres Vargas Vogel ' +
  'Wagner Walker Weber Wolf Yilmaz Young Zhang Ziegler'
).split(' ');

/** Everybody, in the order of the groups; the same for the same seed. */
export function makePeople(seed: number): readonly Person[] {
  const random = createRandom(seed);
  const taken = new Set<string>();
  return groups.flatMap(({ name: group, people }) =>
    Array.from({ length: people }, () => ({
      name: freshName(random, taken),
      group,
      // Most people seldom, some often.
      haste: 0.25 + 1.5 * random.next() ** 2 + (random.chance(0.06) ? 2 : 0),
      personalAccount: group.startsWith('sales') ? 0.15 + 0.5 * random.next() : 0.05 + 0.35 * random.next(),
      joins: random.chance(0.86) ? random.int(0, 2) : random.int(3, 20),
    })),
  );
}

function freshName(random: Random, taken: Set<string>): string {
  for (;;) {
    const first = firstNames[random.int(0, firstNames.length - 1)] ?? '';
    const last = lastNames[random.int(0, lastNames.length - 1)] ?? '';
    const name = `${first}.${last}@${domain}`.toLowerCase();
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** Who signs in to the console. The first is the installation's first administrator. */
export interface ConsolePerson {
  readonly key: ConsoleKey;
  readonly name: string;
  readonly role: Role;
  readonly groups: readonly string[] | null;
  /** Left since. */
  readonly disabled?: boolean;
}
export type ConsoleKey =
  'maren' | 'ines' | 'jonas' | 'tomasz' | 'leila' | 'greta' | 'ruben' | 'anna' | 'pilar' | 'oskar';

export const consolePeople: readonly ConsolePerson[] = [
  { key: 'maren', name: 'Maren Holt', role: 'administrator', groups: null },
  { key: 'ines', name: 'Ines Duarte', role: 'author', groups: null },
  { key: 'jonas', name: 'Jonas Adeyemi', role: 'author', groups: null },
  { key: 'tomasz', name: 'Tomasz Wrona', role: 'analyst', groups: null },
  { key: 'leila', name: 'Leila Haddad', role: 'analyst', groups: null },
  { key: 'greta', name: 'Greta Lindqvist', role: 'manager', groups: ['sales'] },
  { key: 'ruben', name: 'Ruben Castellanos', role: 'manager', groups: ['support'] },
  { key: 'anna', name: 'Anna Kessler', role: 'manager', groups: ['engineering'] },
  { key: 'pilar', name: 'Pilar Ferrer', role: 'auditor', groups: null },
  { key: 'oskar', name: 'Oskar Brandt', role: 'analyst', groups: null, disabled: true },
];

export const emailOf = ({ name }: Pick<ConsolePerson, 'name'>): string =>
  `${name.toLowerCase().replaceAll(' ', '.')}@${domain}`;
