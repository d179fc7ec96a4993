# The words of the widget itself. Articles and flows have files of their own.

## The shell: shown before anything else is loaded

shell-launcher = Help
shell-title = Help
shell-close = Close help
shell-loading = Opening help…
shell-failed = Sorry, help could not be opened. Please try again or reload this page.
shell-call = If it is urgent, call us
shell-call-abroad = From abroad, call
shell-retry = Try again

## In every view

back = Back
home = Help home
close = Close help
loading = Loading…
load-failed = Sorry, this could not be loaded. Please check your connection and try again.
outdated = Our help has changed since you opened this page. Please reload the page.
retry = Try again
urgent = Urgent
human = Talk to us
copy = Copy
copied = Copied.
copy-failed = This could not be copied. Please select the text and copy it yourself.
dismiss = Dismiss
dismiss-label = Dismiss: { $title }
notices = From your bank
notices-new = From your bank: { $titles }

## Home

home-title = How can we help?
home-continue = Go on where you left off
home-urgent = Urgent help
home-suggestions = You might be looking for
home-topics = Browse by topic
home-feedback = Tell us what you think of our help

## Search

search-label = Search our help
search-placeholder = What do you need help with?
search-clear = Clear what you typed
search-title = What we found
search-hits = { $count ->
    [one] 1 answer
   *[other] { $count } answers
}
search-nothing = We found nothing for this.
search-nothing-advice = Try other words, or a shorter question. You can also talk to us, or choose one of these.
search-near = Topics that may help
search-flow = Let’s sort this out step by step
search-suggestions = Questions others ask
search-private = Please do not type card or account numbers here
search-private-advice = We have not searched for it, and it stays on your device. You do not need the number to find help: a few words about your question are enough.

entry-flow = Step by step

## Articles

article-updated = Updated { $date }
related = What may help next
helpful = Was this helpful?
solved = Did this solve it?
yes = Yes
no = No
callout-note = Good to know
callout-tip = Tip
callout-important = Important
callout-warning = Take care
callout-caution = Warning
table = Table: { $columns }

## Flows

flow-progress = Question { $number } of about { $total }
flow-answers = Your answers so far
flow-change = Change
flow-change-label = Change your answer: { $question }
flow-restart = Start again
flow-return = Go on with: { $title }
flow-print = Print
outcome-resolved = This should sort it out
outcome-advice = What to do next
outcome-hand-off = Talk to us
action-asked = We have asked { $bank } to do this.
action-failed = That did not work here. { $how }
action-state-pending = Under way
action-state-done = Done
action-state-failed = Not done
action-state-by-hand = How to do this
action-told = { $state }: { $words }

## Contact

contact-title = Contact us
contact-intro = You can always talk to a person. We never ask for your PIN, your passcode or a full password.
contact-all = Contact us
contact-call = Call { $number }
contact-abroad = From abroad: { $number }
contact-always = Open day and night, every day
contact-open = Open now, until { $time }
contact-open-later = Open now, until { $time } { $day }
contact-opens = Closed now, opens at { $time }
contact-opens-later = Closed now, opens { $day } at { $time }
contact-closed = Closed now
contact-tomorrow = tomorrow
contact-on-day = on { $day }
contact-our-time = { $line } your time ({ $time } our time)
contact-instead = Open now: { $channel }
contact-languages = We speak: { $languages }
contact-prepare = Prepare your call
contact-hours = { $days }, { $from } to { $to }
contact-hours-ours = { $hours } (our time)
contact-days = { $first } to { $last }
day-0 = Monday
day-1 = Tuesday
day-2 = Wednesday
day-3 = Thursday
day-4 = Friday
day-5 = Saturday
day-6 = Sunday

## Hand-off: what is passed on to a person

hand-off-title = What may we pass on?
hand-off-intro = We have put together what you did here, so that you do not have to explain it all again. Change or delete whatever you like. Nothing leaves your device before you press the button.
hand-off-reference = Your reference: { $reference }
hand-off-text = This is what we pass on
hand-off-read = Read: { $titles }
hand-off-query = Add what I searched for
hand-off-searched = Searched for: { $query }
hand-off-send = Pass this on
hand-off-send-ahead = Send this ahead of my call
hand-off-done = We have passed it on
hand-off-sent = When you talk to us, you only need to tell us your reference: { $reference }
hand-off-failed = Sorry, we could not pass this on. Nothing is lost: please try again, or copy it and tell us when you talk to us.
hand-off-too-long = { $count ->
    [one] Shorten the text by 1 character
   *[other] Shorten the text by { $count } characters
}

## Numbers that are hidden before anything is sent

hidden = This is what we will send
hidden-note = We have hidden what looks like a number or password that nobody but you should know.
unchecked = Before we send your words, we look for card numbers and passwords to hide. That part did not load or did not work. Nothing has been sent, and nothing is lost. Please check your connection and try again.

## Feedback

feedback-title = Tell us what you think
feedback-intro = Please leave out card numbers, PINs and passwords. We read every comment.
feedback-about = About: { $title }
feedback-rating-helped = Was this helpful?
feedback-rating-solved = Did this solve it?
feedback-rating-stars = How good is our help?
feedback-star-1 = Very bad
feedback-star-2 = Bad
feedback-star-3 = Fair
feedback-star-4 = Good
feedback-star-5 = Very good
feedback-reason = What went wrong? (optional)
feedback-reason-unanswered = It did not answer my question
feedback-reason-unclear = It was hard to understand
feedback-reason-wrong = It was wrong or out of date
feedback-reason-other = Something else
feedback-comment = Anything you want to add (optional)
feedback-comment-help = What were you trying to do?
feedback-comment-left = { $count ->
    [one] 1 character left
   *[other] { $count } characters left
}
feedback-contact = I would like an answer
feedback-contact-where = Your e-mail address or telephone number
feedback-contact-help = We use it only to answer this.
feedback-contact-missing = Enter an e-mail address or a telephone number, of 200 characters at most, or untick “I would like an answer”
feedback-send = Send
feedback-sending = Sending…
feedback-invalid = Please check the form
feedback-rating-missing = Choose an answer
feedback-comment-too-long = { $count ->
    [one] Shorten your comment by 1 character
   *[other] Shorten your comment by { $count } characters
}
feedback-failed = Your feedback has not been sent.
feedback-full = Too much is waiting to be sent already. Nothing you wrote is lost. Please try again when you are online.
feedback-refused = Our server did not take it. Nothing you wrote is lost. Please try again later, or talk to us.
feedback-gone = It is no longer on this device, and we cannot tell whether we have it. Nothing you wrote is lost. Please try again: we keep it once only.
feedback-not-kept = Your browser could not keep it until we have it. Nothing you wrote is lost. Please try again, or talk to us.
feedback-expired = We could not reach our server for seven days, and have stopped trying. Nothing you wrote is lost. Please try again, or talk to us.
feedback-unreadable = Feedback that was kept on this device before is damaged, and we could not send it. It is deleted now. Nothing you have just written is lost. Please try again.
feedback-waiting = Not sent yet
feedback-waiting-kept = Your feedback is kept on this device, and we send it as soon as we can, for up to seven days. You do not need to do anything.
feedback-waiting-here = Please leave this page open: your browser does not let us keep your feedback. We send it as soon as we can.
feedback-lost = Your feedback { $reference } could not be sent, and we have stopped trying. We are sorry. If it still matters, please tell us again.
feedback-retry = Try now
feedback-thanks = Thank you. We have received your feedback.
feedback-thanks-note = It goes to the people who write our help.
feedback-reference = Your reference: { $reference }

## Channels and actions of site.toml: a channel's name and when to use it; how to do an action oneself

channel-card-emergency = Card and fraud emergencies
channel-card-emergency-note = Your card or phone is gone, somebody is using your card, or you think it is a scam.
channel-customer-service = Customer service
channel-customer-service-note = For everything else that you would rather talk about.
channel-chat = Chat with us
channel-chat-note = For a quick question about a card, a payment or a transfer. You chat with a person, not a machine.
channel-callback = We call you back
channel-callback-note = Choose a time, and we call you. We never ask for your PIN, your passcode or a full password.
channel-secure-message = Secure message
channel-secure-message-note = For questions that can wait, such as a refund or a payment that is still pending.
channel-branch = Visit a branch
channel-branch-note = To pay in cash, or to show us a document. Find the branch nearest to you and when it is open.
channel-social = Social media
channel-social-note = For news from us and general questions. Please do not write anything about you or your account there.

action-freeze-card = In the Larkmoor app or online banking, choose Cards, then Freeze card. If you cannot, call us at any hour and we will freeze it.
action-unfreeze-card = In the Larkmoor app or online banking, choose Cards, then Unfreeze card. If you cannot, call us.
action-order-card = In the Larkmoor app, choose Cards, then Order a new card, and choose the reason. If you cannot, call us and we will order it.
action-show-pin = In the Larkmoor app, choose Cards, then See PIN, and confirm with your passcode, fingerprint or face. If you cannot, call us and we will post your PIN to you.
