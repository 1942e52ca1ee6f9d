"""Reading aloud: a voice, and what it is heard from."""

from kiosk.devices.speech.simulated import Said, SimulatedSpeech
from kiosk.devices.speech.speech import Sound, Speech

__all__ = ["Said", "SimulatedSpeech", "Sound", "Speech"]
