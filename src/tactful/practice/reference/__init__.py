"""The contact policy explained: one page for each reason code, and the rules, states and settings.

Everything here is worked out from the policy itself and from reviewed words beside it, without a
database or a clock. The pages in docs/ and the pages staff read are two renderings of it.
"""
