import type { WarningCategory } from './conventions.ts'

/** The built-in taxonomy: groups in the order a form shows them, labels that read well after "Contains". */
const groups: readonly (readonly [group: string, categories: Readonly<Record<string, string>>])[] = [
  ['Violence', {
    violence: 'Violence', gore: 'Blood and gore', torture: 'Torture', 'gun-violence': 'Gun violence', war: 'War', 'body-horror': 'Body horror',
  }],
  ['Abuse', {
    'domestic-abuse': 'Domestic abuse', 'child-abuse': 'Child abuse', 'emotional-abuse': 'Emotional abuse', bullying: 'Bullying',
    kidnapping: 'Kidnapping', confinement: 'Confinement',
  }],
  ['Sexual violence', {
    'sexual-assault': 'Sexual assault', 'sexual-harassment': 'Sexual harassment', 'child-sexual-abuse': 'Child sexual abuse',
  }],
  ['Sex and nudity', { 'sexual-content': 'Sexual content', nudity: 'Nudity' }],
  ['Self-harm', { suicide: 'Suicide', 'self-harm': 'Self-harm', 'disordered-eating': 'Disordered eating' }],
  ['Substances', { 'drug-use': 'Drug use', alcohol: 'Alcohol', smoking: 'Smoking', addiction: 'Addiction' }],
  ['Fear', {
    threat: 'Threat', 'jump-scares': 'Jump scares', supernatural: 'Supernatural horror', 'spiders-insects': 'Spiders and insects',
    claustrophobia: 'Confined spaces', drowning: 'Drowning',
  }],
  ['Discrimination', {
    racism: 'Racism', sexism: 'Sexism', homophobia: 'Homophobia', transphobia: 'Transphobia', ableism: 'Ableism',
    'religious-hatred': 'Religious hatred', slurs: 'Slurs',
  }],
  ['Death and grief', {
    'death-of-parent': 'Death of a parent', 'death-of-child': 'Death of a child', 'terminal-illness': 'Terminal illness', grief: 'Grief',
    'pregnancy-loss': 'Pregnancy loss',
  }],
  ['Medical and mental health', {
    'medical-procedures': 'Medical procedures', needles: 'Needles', 'mental-illness': 'Mental illness', dementia: 'Dementia',
    childbirth: 'Childbirth', vomit: 'Vomiting',
  }],
  ['Animals', { 'animal-death': 'Animal death', 'animal-cruelty': 'Animal cruelty' }],
  ['Language', { 'strong-language': 'Strong language' }],
  ['Sensory', { 'flashing-lights': 'Flashing lights', 'shaky-camera': 'Shaky camera', 'loud-noises': 'Sudden loud noises' }],
  ['Other', {
    'child-in-peril': 'A child in peril', 'political-violence': 'Political violence', 'real-disaster': 'A real disaster', custom: 'Something else',
  }],
]

/** Every built-in category, grouped in order. */
export const warningCategories: readonly WarningCategory[] = groups.flatMap(([group, categories]) =>
  Object.entries(categories).map(([id, label]) => ({ id, label, group })),
)
