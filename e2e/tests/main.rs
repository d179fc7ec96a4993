//! What customers can do, a file for each thing.

e2e::main! {
    accessibility
    before_intent
    come_back_to_a_page
    content_fails_to_load
    direct_links
    engine_breaks
    feedback_endpoint_down
    feedback_module_fails
    feedback_storage_fails
    fit_the_page
    hand_over
    harness
    host_page_is_left_alone
    keep_numbers_private
    keyboard_only
    leave_nothing_in_memory
    log_out
    new_release
    open_search_and_read
    reach_a_human
    read_notices
    refuse_addresses
    resume_a_walk
    search_as_you_type
    search_fails_to_load
    search_finds_nothing
    send_feedback
    smoke
    strict_policy
    take_a_suggestion
    torn_down_while_busy
    walk_flows
}
