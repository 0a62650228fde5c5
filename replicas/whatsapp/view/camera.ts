/** A test picture instead of a camera's: a file that no input, drop or paste ever saw. */
export function takePicture(): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 240;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  const tones = ['#5d7290', '#7f93ad', '#a3b4c8', '#c8d3e0'];
  tones.forEach((tone, index) => {
    context.fillStyle = tone;
    context.fillRect(index * 80, 0, 80, 240);
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(new File([blob], 'camera.png', { type: 'image/png' }));
      else reject(new Error('The picture could not be encoded.'));
    }, 'image/png');
  });
}
