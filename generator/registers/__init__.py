"""What is known of the world, in YAML with examples: kinds, abbreviations, bodies, topics, divisions."""

from generator.registers.division import Division
from generator.registers.divisions import Divisions
from generator.registers.loading import RegisterError
from generator.registers.registers import Registers, load
from generator.registers.territory import COUNTRY, Territory

__all__ = ["COUNTRY", "Division", "Divisions", "RegisterError", "Registers", "Territory", "load"]
