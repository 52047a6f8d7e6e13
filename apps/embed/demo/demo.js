// The snippet as any website carries it; the script itself is loaded by the tag beside this one.
window.ChatWidget = window.ChatWidget || [];
window.ChatWidget.push(['setup', { siteId: 'demo' }]);

document.addEventListener('DOMContentLoaded', () => {
  document.querySelector('[data-ask]')?.addEventListener('click', () => {
    window.ChatWidget.push(['track', 'cake_question', { page: location.pathname }]);
    window.ChatWidget.push(['open']);
  });
  document.querySelector('[data-regular]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { name, email } = Object.fromEntries(new FormData(form));
    window.ChatWidget.push(['identify', { name, email }]);
    form.querySelector('output').textContent = 'Thank you, we will know you next time you write.';
  });
});
