/** Twice as sharp as it is printed. */
const MAX_WIDTH = 1200;
const MAX_HEIGHT = 400;

/**
 * Any picture the browser can show as a PNG that is small enough to stand on every paper.
 * @throws when the file is no picture
 */
export async function drawLogo(file: File): Promise<File> {
  const address = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    // A vector without a size of its own is drawn as large as it may be.
    const { naturalWidth: width, naturalHeight: height } = picture;
    const isVector = file.type === 'image/svg+xml';
    const fit = Math.min(MAX_WIDTH / (width || MAX_WIDTH), MAX_HEIGHT / (height || MAX_HEIGHT));
    const scale = isVector ? fit : Math.min(1, fit);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round((width || MAX_WIDTH) * scale));
    canvas.height = Math.max(1, Math.round((height || MAX_HEIGHT) * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('The picture cannot be drawn');
    return new File([blob], 'logo.png', { type: 'image/png' });
  } finally {
    URL.revokeObjectURL(address);
  }
}
