//! What customers can do, a file for each thing.

e2e::main! {
    accessibility
    before_intent
    content_fails_to_load
    direct_links
    feedback_endpoint_down
    hand_over
    harness
    host_page_is_left_alone
    keep_numbers_private
    keyboard_only
    log_out
    open_search_and_read
    reach_a_human
    read_notices
    resume_a_walk
    search_as_you_type
    search_fails_to_load
    search_finds_nothing
    send_feedback
    smoke
    strict_policy
    take_a_suggestion
    walk_flows
}
