/** What most people never need: files, emoji, forms, proof. One file, loaded when it is first asked for. */
export { enLater as texts } from '../../i18n/en-later.ts';
export { Attachments } from './files/attachments.ts';
export { EmailForm } from './EmailForm.tsx';
export { EmojiPicker } from './EmojiPicker.tsx';
export { Failed } from './Failed.tsx';
export { FileChips } from './files/FileChips.tsx';
export { FileView } from './files/FileView.tsx';
export { FramePanel } from './FramePanel.tsx';
export { default as css } from './more.css?inline';
export { Markdown } from './Markdown.tsx';
export { ThreadList } from './ThreadList.tsx';
export { VerifyScreen } from './VerifyScreen.tsx';
