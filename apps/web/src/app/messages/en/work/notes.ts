export const notes = {
  label: 'Note',
  text: 'Text',
  placeholder: 'What should colleagues know? Name one with @ to tell him.',
  hint: 'Seen by colleagues only',
  save: 'Save note',
  too_long_one: '{{count}} character too long',
  too_long_other: '{{count}} characters too long',
  menu: 'What to do with this note',
  edit: 'Edit note',
  history: 'Versions',
  remove: 'Delete note',
  remove_text: 'Nobody will be able to read it any more. The timeline keeps that there was a note.',
} as const;

export const following = {
  follow: 'Follow',
  following: 'Following',
  unfollow: 'Stop following',
  hint: 'Be told of new stages, notes and payments here',
  followers: 'Followed by {{names}}',
  nobody: 'Nobody follows this yet',
} as const;
