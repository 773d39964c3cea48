"""What conflicts, settlements and joins are told with: versions, proposals, differences."""
