const BUILD = __HANDRAIL_BUILD__;
export default BUILD;
