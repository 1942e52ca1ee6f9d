"""The touchscreen: scenes, view models, services and devices around one visit at a time."""
