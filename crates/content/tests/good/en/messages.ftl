channel-card-emergency = Card emergency line
channel-card-emergency-note = For lost and stolen cards.
channel-customer-service = Customer service
channel-customer-service-note = For everything else.
action-freeze-card = Open the app, choose Cards,
    then Freeze.
search-hits = { $count ->
    [0] Nothing
    [one] One answer
   *[other] { $count } answers
}
