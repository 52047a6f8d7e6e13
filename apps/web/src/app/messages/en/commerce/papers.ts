export const papers = {
  title: 'Papers',
  quote: 'Quote',
  confirmation: 'Order confirmation',
  invoice: 'Invoice',
  open: 'Open',
  download: 'Download',
  attach: 'Attach to a conversation…',
  not_quotable: 'A quote needs products and a deal that is not lost.',
  attach_title: 'Attach: {{paper}}',
  attach_text:
    'The paper is kept as a file as it is now, and waits in the reply of the conversation you choose. Nothing is sent yet.',
  no_conversations:
    'Nobody at this account has written to you yet. Download the paper to send it another way.',
  no_subject: 'Conversation',
} as const;
