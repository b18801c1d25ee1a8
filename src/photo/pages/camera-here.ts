/** Of the pages that take a view again, which alone may open the camera; what they lead to is read anew, without that right. */
export const cameraHere = { 'permissions-policy': 'camera=(self), microphone=(), geolocation=(self)' };
