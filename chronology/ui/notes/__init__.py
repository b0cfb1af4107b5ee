"""The review's own analysis: notes under themes and key lines of enquiry, apart from the agencies' facts."""
