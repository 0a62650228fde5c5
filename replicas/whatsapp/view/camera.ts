/** A test picture instead of a camera's: a file that no input, drop or paste ever saw. */
export function takePicture(): Promise<File> {
  return drawPicture('camera.png', 'image/png', ['#5d7290', '#7f93ad', '#a3b4c8', '#c8d3e0']);
}

/** A picture of upright stripes. */
export function drawPicture(name: string, type: string, tones: readonly string[]): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 240;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  const width = canvas.width / tones.length;
  tones.forEach((tone, index) => {
    context.fillStyle = tone;
    context.fillRect(index * width, 0, width, canvas.height);
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(new File([blob], name, { type }));
      else reject(new Error('The picture could not be encoded.'));
    }, type);
  });
}
