broken = {
channel-card-emergency = Card emergency line
channel-card-emergency-note = For { $what }.
action-frezee-card = Open the app.
